import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, type TestContext } from "vitest";
import { launchChromium } from "./chromium.ts";

export { accessibilityTree, axe, keyboardWalk, widthOverflow } from "./accessibility.ts";
export type { Page } from "playwright-core";

export interface PageOptions {
  /** On unless said otherwise. */
  readonly javaScript?: boolean;
  /** 320: the narrowest by WCAG; 390: a phone; 1280: a desk. */
  readonly width?: 320 | 390 | 1280;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: boolean;
  readonly locale?: string;
  /** A page on a server with this address can be opened by path alone. */
  readonly baseUrl?: string;
}

export interface Visit {
  readonly page: Page;
  readonly javaScript: boolean;
}

let shared: { readonly browser?: Browser; readonly problem?: string } | undefined;

/** For use in a `describe`: one browser a test file. The function opens a fresh page with its own cookies. */
export function useBrowser(): (context: TestContext, options?: PageOptions) => Promise<Page> {
  beforeAll(async () => {
    shared ??= await launchChromium().then(
      (browser) => ({ browser }),
      (error: Error) => ({ problem: error.message }),
    );
  });
  afterAll(async () => {
    const { browser } = shared ?? {};
    shared = undefined;
    await browser?.close();
  });
  return async (context, options = {}) => {
    const browser = shared?.browser;
    if (!browser) return context.skip(shared?.problem ?? "no browser");
    const opened = await browser.newContext(contextOptions(options));
    opened.setDefaultTimeout(10_000);
    context.onTestFinished(() => opened.close());
    return opened.newPage();
  };
}

/** A journey starts a whole server and looks at every page with axe. */
const JOURNEY_MS = 180_000;

/**
 * Registers a journey twice, with and without JavaScript, each on a fresh phone-sized page. With JavaScript it also
 * fails on an error in a script and on anything the Content-Security-Policy blocked.
 */
export function forEachJourney(
  name: string,
  journey: (visit: Visit, context: TestContext) => Promise<void>,
  options: PageOptions = {},
): void {
  const open = useBrowser();
  for (const javaScript of [true, false]) {
    test(
      `${name} (${javaScript ? "with" : "without"} JavaScript)`,
      { timeout: JOURNEY_MS },
      async (context) => {
        const page = await open(context, { width: 390, ...options, javaScript });
        const errors = collectErrors(page);
        await journey({ page, javaScript }, context);
        expect(errors, "errors in the browser").toEqual([]);
      },
    );
  }
}

/** Script errors and blocked resources, filled while the page lives. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) errors.push(message.text());
  });
  return errors;
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  const width = options.width ?? 1280;
  return {
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width, height: width === 1280 ? 800 : 844 },
    locale: options.locale ?? "de-DE",
    timezoneId: "Europe/Berlin",
    ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    ...(options.forcedColors ? { forcedColors: "active" as const } : {}),
  };
}
