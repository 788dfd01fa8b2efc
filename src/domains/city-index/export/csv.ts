/** A table as CSV by RFC 4180, with `\n` as line end and a dot in numbers, for machines. */
export function toCsv(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heading, ...rows].map((cells) => `${cells.map(cellOf).join(",")}\n`).join("");
}

function cellOf(cell: string | number): string {
  if (typeof cell === "number") return Number.isNaN(cell) ? "" : String(cell);
  // A leading = + - @ would run as a formula in a spreadsheet.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
