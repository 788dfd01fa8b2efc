/** A browser without a screen: keeps cookies, follows redirects, reads forms. For route and crash tests. */
export interface Client {
  get(path: string): Promise<Answer>;
  /** Posts a form of the last page's origin, with its form token. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** The last page. */
  readonly last: () => Answer | undefined;
}

export interface Answer {
  readonly status: number;
  readonly url: string;
  readonly body: string;
}

export interface ClientOptions {
  /** Gives up on a request after this time. */
  readonly timeoutMs?: number;
}

export function makeClient(baseUrl: string, options: ClientOptions = {}): Client {
  const cookies = new Map<string, string>();
  let last: Answer | undefined;

  const request = async (url: string, init: RequestInit, redirects = 0): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, {
      ...init,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const location = response.headers.get("location");
    if (location && response.status >= 300 && response.status < 400 && redirects < 10) {
      await response.arrayBuffer();
      return request(new URL(location, url).href, { method: "GET" }, redirects + 1);
    }
    last = { status: response.status, url, body: await response.text() };
    return last;
  };
  return {
    get: (path) => request(new URL(path, baseUrl).href, { method: "GET" }),
    post: (path, fields) => {
      const body = new URLSearchParams({ _csrf: tokenIn(last?.body ?? ""), ...fields });
      return request(new URL(path, baseUrl).href, {
        method: "POST",
        body,
        headers: { "sec-fetch-site": "same-origin" },
      });
    },
    last: () => last,
  };
}

/** Signs in at the demo's identity provider, as somebody whose name contains the text. */
export async function signIn(client: Client, name: string, start = "/anmelden/start"): Promise<Answer> {
  const choose = await client.get(start);
  const pattern = new RegExp(`href="(/interaction/[^"]+)"[^>]*>(?:<[^>]+>)*[^<]*${name}`);
  const href = pattern.exec(choose.body)?.[1]?.replaceAll("&amp;", "&");
  if (!href) throw new Error(`The sign-in offers nobody named ${name}`);
  return client.get(new URL(href, choose.url).href);
}

/** The address of the first form whose action contains the text. */
export function formAction(body: string, part: string): string | undefined {
  return [...body.matchAll(/<form[^>]*action="([^"]+)"/g)]
    .map((match) => match[1]?.replaceAll("&amp;", "&"))
    .find((action) => action?.includes(part));
}

/** The address of the first link whose text or address contains the text. */
export function linkTo(body: string, part: string): string | undefined {
  const links = [...body.matchAll(/<a[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  return links
    .find(([, href = "", text = ""]) => href.includes(part) || text.includes(part))?.[1]
    ?.replaceAll("&amp;", "&");
}

function tokenIn(body: string): string {
  return /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? "";
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const at = pair.indexOf("=");
  const name = pair.slice(0, at).trim();
  const isGone =
    attributes.some((each) => /max-age=0|expires=thu, 01 jan 1970/i.test(each)) || pair.slice(at + 1) === "";
  if (isGone) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
