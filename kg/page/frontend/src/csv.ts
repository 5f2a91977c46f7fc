// Rows for a spreadsheet. What begins like a formula stays text: a leading apostrophe is the spreadsheets' own sign for that. A text that
// begins with one itself gets another, so that whoever takes one off has the data (loaders/tables/cells.py has the same rule).

export type Cell = string | number;

const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])/;

export function asText(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Comma-separated values as RFC 4180 has them, with the mark at the start by which Excel knows UTF-8. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  const quoted = (cell: Cell): string => {
    const text = asText(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

/** Tab-separated values for the clipboard, from which spreadsheets paste; one that begins with a quotation mark would swallow what follows. */
export function tabbed(rows: readonly (readonly Cell[])[]): string {
  const pasted = (cell: Cell): string => {
    const text = asText(cell).replace(/[\t\r\n]+/g, " ");
    return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(pasted).join("\t")).join("\n");
}
