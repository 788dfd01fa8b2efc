import type { Server } from "#platform/http/server";

export interface Json {
  readonly [name: string]: unknown;
}
export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Json;
}
type Headers = Readonly<Record<string, string>>;

/** A program that calls the API of a server which does not listen. */
export function apiClient(server: () => Server) {
  const send = async (
    method: "GET" | "POST" | "DELETE",
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<ApiAnswer> => {
    const response = await server().app.inject({
      method,
      url,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return {
      status: response.statusCode,
      type: String(response.headers["content-type"]),
      headers: response.headers,
      body: response.json<Json>(),
    };
  };
  return {
    send,
    post: (url: string, body: unknown, headers?: Headers) => send("POST", url, body, headers),
    get: (url: string, headers?: Headers) => send("GET", url, undefined, headers),
  };
}

export function bearing(token: string): Headers {
  return { authorization: `Bearer ${token}` };
}
