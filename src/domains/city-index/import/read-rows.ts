import { parse } from "csv-parse/sync";
import readExcel from "read-excel-file/node";

/** A row by heading; all cells are text, trimmed. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads the rows of a CSV file (comma or semicolon, UTF-8 or Windows-1252) or of an XLSX file's first sheet.
 * @param heading where the heading stands: files of authorities have notes above it
 */
export async function readRows(
  name: string,
  bytes: Uint8Array,
  heading: (cells: readonly string[]) => boolean = (cells) => cells.some((cell) => cell !== ""),
): Promise<Row[]> {
  const lines = name.toLowerCase().endsWith(".xlsx") ? await excelCells(bytes) : csvCells(bytes);
  const at = lines.findIndex(heading);
  const keys = lines[at];
  if (!keys) return [];
  return lines
    .slice(at + 1)
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => Object.fromEntries(keys.map((key, column) => [key, cells[column] ?? ""])));
}

function csvCells(bytes: Uint8Array): string[][] {
  return parse(decode(bytes), {
    bom: true,
    delimiter: [",", ";", "\t"].toSorted((a, b) => count(bytes, b) - count(bytes, a))[0] ?? ",",
    relax_column_count: true,
    trim: true,
  });
}

async function excelCells(bytes: Uint8Array): Promise<string[][]> {
  const sheets = await readExcel(Buffer.from(bytes));
  const rows = sheets[0]?.data ?? [];
  return rows.map((cells) =>
    cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "").trim())),
  );
}

/** Older exports of spreadsheets are in Windows-1252, which is no valid UTF-8 as soon as an umlaut occurs. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function count(bytes: Uint8Array, mark: string): number {
  const code = mark.charCodeAt(0);
  return bytes.reduce((sum, byte) => sum + (byte === code ? 1 : 0), 0);
}
