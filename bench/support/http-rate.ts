import autocannon from "autocannon";

export interface HttpLoad {
  readonly connections?: number;
  readonly seconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: string;
  /** The answer that counts as right, any below 400 unless given. */
  readonly status?: number;
}

/** Answers a second under load. Throws when one answer was not what it should be: a fast refusal is no speed. */
export async function httpRate(url: string, load: HttpLoad = {}): Promise<number> {
  const result = await autocannon({
    url,
    connections: load.connections ?? 16,
    duration: load.seconds ?? 2,
    method: load.method ?? "GET",
    // In a thread of its own: a server in this process is measured, not the client beside it.
    workers: 1,
    ...(load.headers ? { headers: { ...load.headers } } : {}),
    ...(load.body === undefined ? {} : { body: load.body }),
  });
  const statuses = Object.entries(result.statusCodeStats ?? {});
  const wrong = statuses.filter(([code]) =>
    load.status ? Number(code) !== load.status : Number(code) >= 400,
  );
  if (result.errors > 0 || result.timeouts > 0 || wrong.length > 0 || statuses.length === 0) {
    const seen = statuses.map(([code, { count }]) => `${count} times ${code}`).join(", ");
    throw new Error(
      `${url}: ${result.errors} errors, ${result.timeouts} timeouts, answers: ${seen || "none"}`,
    );
  }
  return statuses.reduce((sum, [, { count = 0 }]) => sum + count, 0) / result.duration;
}
