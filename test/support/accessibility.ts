import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const AXE = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The violations that axe finds, one text each with rule, places and help. A page without JavaScript is checked as a
 * copy of what it shows, since axe needs timers: same cookies, same width, all scripts blocked.
 */
export async function axe(page: Page): Promise<string[]> {
  if (await runsScripts(page)) return runAxe(page);
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser");
  const viewport = page.viewportSize();
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    locale: "de-DE",
    ...(viewport ? { viewport } : {}),
  });
  try {
    const copy = await context.newPage();
    const body = withNoscriptShown(await page.content());
    const address = page.url().split("#")[0];
    await copy.route("**/*", (route) => {
      if (route.request().url().split("#")[0] === address)
        return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
      return route.request().resourceType() === "script" ? route.abort() : route.continue();
    });
    await copy.goto(page.url());
    return await runAxe(copy);
  } finally {
    await context.close();
  }
}

export interface Focus {
  readonly tag: string;
  readonly name: string;
  readonly role: string;
  /** Whether something of its looks changed when it got the focus. */
  readonly isVisible: boolean;
}

/** Presses Tab from the top of the page until the focus leaves it; fails when the focus is caught. */
export async function keyboardWalk(page: Page, limit = 300): Promise<Focus[]> {
  const seen: Focus[] = [];
  let last = -1;
  await page.evaluate(`document.activeElement?.blur?.(); window.getSelection()?.removeAllRanges()`);
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate<(Focus & { index: number }) | null>(DESCRIBE_FOCUS);
    if (!found || (seen.length > 0 && found.index === 0)) return seen;
    if (found.index === last) throw new Error(`The focus is caught at ${found.tag} "${found.name}"`);
    last = found.index;
    seen.push({ tag: found.tag, name: found.name, role: found.role, isVisible: found.isVisible });
  }
  throw new Error(`The focus has not left the page after ${limit} steps`);
}

export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

/** What a screen reader is told, in order, without wrappers and single lines of text. */
export async function accessibilityTree(page: Page): Promise<AccessibleNode[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("Accessibility.enable");
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (id: string): typeof nodes => {
      const node = byId.get(id);
      return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
    };
    return (nodes[0] ? inOrder(nodes[0].nodeId) : [])
      .filter((node) => !node.ignored)
      .map((node) => ({
        role: String(node.role?.value ?? ""),
        name: String(node.name?.value ?? ""),
        description: String(node.description?.value ?? ""),
      }))
      .filter((node) => !["InlineTextBox", "none", "generic", "LayoutTableCell"].includes(node.role));
  } finally {
    await session.detach();
  }
}

/** By how many pixels the page is wider than the window: 0 where nobody has to scroll sideways. */
export async function widthOverflow(page: Page): Promise<number> {
  return page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
}

async function runAxe(page: Page): Promise<string[]> {
  // A text is evaluated past the page's Content-Security-Policy; a script element would be blocked.
  await page.evaluate(AXE);
  return page.evaluate<
    string[]
  >(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
    violations.map((each) => each.id + ": " + each.nodes.map((node) => node.target.join(" ")).join(", ") + " (" + each.help + ")"))`);
}

/** Only where no script runs does the parser read what is inside `noscript` as elements. */
async function runsScripts(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const probe = document.createElement("div");
    probe.innerHTML = "<noscript><i></i></noscript>";
    return probe.querySelector("i") === null;
  })()`);
}

function withNoscriptShown(html: string): string {
  const start = html.indexOf("<body");
  return html.slice(0, start) + html.slice(start).replace(/<(\/?)noscript\b/g, "<$1div");
}

const DESCRIBE_FOCUS = `(() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body || focused === document.documentElement) return null;
  const looks = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
      style.borderColor, style.textDecorationLine, style.clipPath, style.transform, style.top].join();
  };
  const hosts = [focused, focused.nextElementSibling, focused.parentElement].filter(Boolean);
  const withFocus = hosts.map(looks);
  const isOutlined = getComputedStyle(focused).outlineStyle !== "none";
  focused.blur();
  const isChanged = hosts.map(looks).some((each, index) => each !== withFocus[index]);
  focused.focus({ preventScroll: true, focusVisible: true });
  const labels = focused.labels ? [...focused.labels].map((label) => label.innerText).join(" ") : "";
  return {
    index: [...document.querySelectorAll("*")].indexOf(focused),
    tag: focused.tagName.toLowerCase(),
    role: focused.getAttribute("role") ?? "",
    name: (focused.getAttribute("aria-label") || labels || focused.innerText || focused.value || "").trim().slice(0, 80),
    isVisible: isOutlined || isChanged,
  };
})()`;
