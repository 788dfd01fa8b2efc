import { Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

export interface Metrics {
  observe(seconds: number, route: string, status: number): void;
  setFailedJobs(count: number): void;
  text(): Promise<string>;
}

/** Counters for Prometheus: requests by route and status, failed jobs, the process itself. No path, no person. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "stadtkern_request_seconds",
    help: "Time to answer a request, by route and status class",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const failed = new Gauge({
    name: "stadtkern_jobs_failed",
    help: "Jobs that have failed for good",
    registers: [registry],
  });
  return {
    observe: (seconds, route, status) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    setFailedJobs: (count) => failed.set(count),
    text: () => registry.metrics(),
  };
}
