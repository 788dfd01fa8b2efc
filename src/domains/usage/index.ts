import { aggregateJob } from "./aggregate-usage.ts";

export { countSystems, readCitySystems, type SystemState } from "./city-systems.ts";
export { datasets, exportDataset, listDatasets, suppressed, type Dataset } from "./datasets.ts";
export { measures, type Measure } from "./measures.ts";
export { LONGEST_COMMENT, rateService } from "./rate-service.ts";
export { recordUsage, type UsageEvent } from "./record-usage.ts";
export { satisfactionSince, type Satisfaction } from "./satisfaction-of.ts";
export { CITY_SYSTEMS, type CitySystem } from "./systems.ts";
export { perWeek, usageBetween, type UsageCount } from "./usage-of.ts";
export { registerUsageDataset } from "./usage-dataset.ts";
export { perWholeWeek, weeklySeries, type WeekCount, type WeeklyQuery } from "./weekly-series.ts";

export const usageJobs = [aggregateJob] as const;
