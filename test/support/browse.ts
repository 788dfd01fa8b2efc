import type { Actor } from "#platform/actor";
import type { Server } from "#platform/http/server";
import { createSession } from "#platform/http/session";
import type { TestSystem } from "./system.ts";

export interface Seen {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  /** What is read, without tags. */
  readonly text: string;
}

export interface Browser {
  get(path: string): Promise<Seen>;
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Posts a form with files of one input, each by its name. */
  postFiles(
    path: string,
    fields: Readonly<Record<string, string>>,
    chosen: { readonly input: string; readonly files: Readonly<Record<string, string>> },
  ): Promise<Seen>;
}

/** Somebody with a session at a server that does not listen. */
export async function browse(test: TestSystem, server: Server, actor: Actor): Promise<Browser> {
  const session = await createSession({ system: test.system, db: test.system.database.root }, { actor });
  const headers = { cookie: `stadtkern=${session.token}`, "sec-fetch-site": "same-origin" };
  const seen = (response: {
    statusCode: number;
    body: string;
    headers: Readonly<Record<string, unknown>>;
  }): Seen => ({
    status: response.statusCode,
    location: response.headers["location"] as string | undefined,
    html: response.body,
    text: response.body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "),
  });
  return {
    get: async (url) => seen(await server.app.inject({ method: "GET", url, headers })),
    post: async (url, fields = {}) =>
      seen(
        await server.app.inject({
          method: "POST",
          url,
          headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
          payload: new URLSearchParams({ _csrf: session.csrf, ...fields }).toString(),
        }),
      ),
    postFiles: async (url, fields, { input, files }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _csrf: session.csrf, ...fields })) form.set(name, value);
      for (const [name, content] of Object.entries(files)) form.append(input, new File([content], name));
      const body = new Response(form);
      const type = body.headers.get("content-type") ?? "";
      const payload = Buffer.from(await body.arrayBuffer());
      return seen(
        await server.app.inject({
          method: "POST",
          url,
          headers: { ...headers, "content-type": type },
          payload,
        }),
      );
    },
  };
}
