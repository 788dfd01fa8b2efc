import type { FastifyRequest } from "fastify";
import type { FormBody, Upload } from "./route.ts";

export interface ParsedForm {
  readonly body: FormBody;
  readonly uploads: readonly Upload[];
}

/** Reads a multipart form: texts as in any form, files in memory up to the limit of the route. */
export async function readMultipart(request: FastifyRequest, fileBytes: number): Promise<ParsedForm> {
  const body: Record<string, string | string[]> = {};
  const uploads: Upload[] = [];
  const parts = request.parts({
    limits: { fileSize: fileBytes, files: 10, fields: 200, fieldSize: 100_000 },
  });
  for await (const part of parts) {
    if (part.type === "field") {
      addField(body, part.fieldname, String(part.value));
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    // Browsers send an empty part without a name for a file field that was left alone.
    if (part.filename || bytes.length > 0) {
      uploads.push({ field: part.fieldname, name: part.filename, bytes, isTooLarge: part.file.truncated });
    }
  }
  return { body, uploads };
}

function addField(body: Record<string, string | string[]>, name: string, value: string): void {
  const before = Object.hasOwn(body, name) ? body[name] : undefined;
  if (before === undefined)
    Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
  else if (Array.isArray(before)) before.push(value);
  else body[name] = [before, value];
}
