// Rows for a spreadsheet. What begins like a formula stays text: a leading apostrophe is the spreadsheets' own sign for that.

export type Cell = string | number;

const FORMULA = /^[=+\-@\t\r]/;

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

/** Tab-separated values for the clipboard, from which spreadsheets paste. */
export function tabbed(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => asText(cell).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}
