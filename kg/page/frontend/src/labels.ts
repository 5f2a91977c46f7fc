// Which labels fit: the important ones first, none over another.
type Kind = "strong" | "plain" | "line"; // of what is chosen, of another dot, of a relation
export interface Label { text: string; x: number; y: number; size: number; kind: Kind }
export interface Candidate { text: string; x: number; y: number; radius: number; kind: Kind }
export interface Inks { ink: string; quiet: string; halo: string; font: string }

const CELL = 10; // pixels
const LONGEST = 16; // characters
const FULL = 40;

/** Labels for the candidates, which come in the order of their importance and in pixels of the screen. */
export function placed(candidates: Iterable<Candidate>, width: number, height: number, most: number): Label[] {
  const columns = Math.ceil(width / CELL) + 1;
  const taken = new Set<number>();
  const labels: Label[] = [];
  for (const { text: whole, x, y, radius, kind } of candidates) {
    if (labels.length >= most) break;
    if (x < -60 || y < -20 || x > width + 60 || y > height + 20) continue;
    const text = shortened(whole, kind === "strong" ? FULL : LONGEST);
    const size = kind === "strong" ? 14 : kind === "plain" ? 12 : 11;
    const label = { text, x, y: kind === "line" ? y : y + radius + size * 0.85 + 1, size, kind };
    const cells = cellsOf(label, columns);
    if (kind !== "strong" && cells.some((each) => taken.has(each))) continue;
    for (const each of cells) taken.add(each);
    labels.push(label);
  }
  return labels;
}

export function paint(context: CanvasRenderingContext2D, labels: readonly Label[], { ink, quiet, halo, font }: Inks): void {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = halo;
  for (const { text, x, y, size, kind } of labels) {
    context.font = `${kind === "strong" ? "bold " : ""}${size}px ${font}`;
    context.lineWidth = kind === "line" ? 5 : 3.5;
    context.fillStyle = kind === "line" ? quiet : ink;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

export function shortened(text: string, most: number): string {
  const start = Array.from(text.slice(0, most * 2 + 2));
  return start.length > most ? `${start.slice(0, most - 1).join("")}…` : start.join("");
}

/** About as wide as the text is drawn: a Chinese character is as wide as high. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56;
  return width;
}

function cellsOf({ text, x, y, size }: Label, columns: number): number[] {
  const half = textWidth(text, size) / 2 + 3;
  const cells: number[] = [];
  for (let row = Math.floor((y - size * 0.6) / CELL); row <= Math.floor((y + size * 0.6) / CELL); row += 1) {
    for (let column = Math.floor((x - half) / CELL); column <= Math.floor((x + half) / CELL); column += 1) cells.push(row * columns + column);
  }
  return cells;
}
