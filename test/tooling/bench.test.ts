import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { httpRate } from "../../bench/support/http-rate.ts";
import { measureAgainst, measureRate, median } from "../../bench/support/measure.ts";

describe("a rate", () => {
  // The work itself moves the clock, so that a busy machine changes nothing.
  let now = 0;
  beforeEach(() => {
    vi.spyOn(performance, "now").mockImplementation(() => now);
  });
  afterEach(() => vi.restoreAllMocks());
  const work = (milliseconds: number) => (): void => {
    now += milliseconds;
  };

  test("of twice the work is half of it", async () => {
    const { value, yardstick, ratio } = await measureAgainst(work(2), work(1), { seconds: 1 });
    expect(value).toBeCloseTo(500, 6);
    expect(yardstick).toBeCloseTo(1000, 6);
    expect(ratio).toBeCloseTo(0.5, 9);
  });

  test("of a promise counts until it is kept", async () => {
    const later = async (): Promise<void> => {
      await Promise.resolve();
      now += 10;
    };
    expect(await measureRate(later, { seconds: 1, rounds: 2 })).toBeCloseTo(100, 6);
  });
});

test("the median of an even number lies between the two in the middle", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

test("answers a second are counted, and a wrong answer is an error", async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/" ? 200 : 404;
    response.end("da");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await httpRate(url, { seconds: 1, connections: 2 })).toBeGreaterThan(50);
  await expect(httpRate(`${url}/weg`, { seconds: 1, connections: 2 })).rejects.toThrow(/404/);
  server.closeAllConnections();
  server.close();
});
