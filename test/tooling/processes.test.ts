import { expect, test } from "vitest";
import { startServer } from "#test/processes";

test("a server that cannot start is told with what it wrote", async () => {
  await expect(startServer({ env: { PORT: "no number" }, readyWithinSeconds: 20 })).rejects.toThrow(
    /ended with [1-9]/,
  );
});
