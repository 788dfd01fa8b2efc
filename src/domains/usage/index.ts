export { measures, type Measure } from "./measures.ts";
export { recordUsage, type UsageEvent } from "./record-usage.ts";
export { perWeek, usageBetween, type UsageCount } from "./usage-of.ts";
