import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { cached } from "./cache.ts";
import { versionOf } from "./package-version.ts";

const ARGUMENTS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Nothing but the own machine, as in the tests themselves.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE *.localhost",
];

/** The browser that npm brings; where it cannot run, an installed Chrome; else an error that names both reasons. */
export async function launchChromium(): Promise<Browser> {
  const reasons: string[] = [];
  for (const options of [bundled, installed]) {
    try {
      return await chromium.launch({ args: ARGUMENTS, chromiumSandbox: false, ...(await options()) });
    } catch (error) {
      reasons.push((error as Error).message.split("\n")[0] ?? "");
    }
  }
  throw new Error(`no browser can run here (${reasons.join("; ")})`);
}

async function installed(): Promise<LaunchOptions> {
  return { channel: "chrome" };
}

async function bundled(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`the bundled Chromium is not for ${process.platform}-${process.arch}`);
  }
  const folder = await cached(`chromium-${versionOf("@sparticuz/chromium")}`, unpack);
  const fonts = await fontSettings(folder);
  const libraries = join(folder, "al2023", "lib");
  // Only the browser gets its own libraries and fonts; HOME may be closed for an unprivileged user.
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts, HOME: folder } as Record<
    string,
    string
  >;
  return { executablePath: join(folder, "chromium"), env };
}

/** Unpacks in a process of its own: the package writes to TMPDIR and changes the environment on import. */
async function unpack(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const script = 'import("@sparticuz/chromium").then((it) => it.default.executablePath())';
  await promisify(execFile)(process.execPath, ["-e", script], {
    cwd: import.meta.dirname,
    // The runtime's name makes the package unpack the libraries that a bare machine lacks.
    env: { PATH: process.env["PATH"], TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
  });
}

/** The settings that come with the fonts name folders of another system. */
async function fontSettings(folder: string): Promise<string> {
  const path = join(folder, "fonts.conf");
  const directories = [join(folder, "fonts"), "/usr/share/fonts"]
    .map((each) => `<dir>${each}</dir>`)
    .join("");
  const cache = `<cachedir>${join(folder, "fonts-cache")}</cachedir>`;
  await writeFile(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${directories}${cache}</fontconfig>`,
  );
  return path;
}
