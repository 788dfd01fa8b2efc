import type { MediaType } from "./media-type.ts";

const MAX_LENGTH = 100;
const EXTENSIONS: Record<MediaType, RegExp> = {
  "application/pdf": /\.pdf$/i,
  "image/jpeg": /\.jpe?g$/i,
  "image/png": /\.png$/i,
};
const USUAL: Record<MediaType, string> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
};

/**
 * A name that is safe to show, to store and to download: no folders, no control or direction characters (which make
 * `gpj.exe` read as `exe.jpg`), at most 100 characters, and with the ending that the content really has.
 */
export function cleanFileName(name: string, type: MediaType): string {
  const base = (name.split(/[/\\]/).at(-1) ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const ending = EXTENSIONS[type].exec(base)?.[0] ?? USUAL[type];
  const stem = base.replace(EXTENSIONS[type], "").replace(/[. ]+$/, "");
  const room = MAX_LENGTH - ending.length;
  return `${[...stem].slice(0, room).join("").trimEnd() || "Datei"}${ending}`;
}
