export { bitkomFramework, type BitkomCategory, type BitkomEdition } from "./engine/bitkom.ts";
export { rankBounds, type Anchor, type RankBounds } from "./engine/bounds.ts";
export { cheapestWay, type CheapestWay, type Measure, type Way } from "./engine/cheapest-way.ts";
export { compareEditions, type Comparison, type Edition } from "./engine/compare-editions.ts";
export { compileFramework, isAdditive, sharesIn, type CompiledFramework } from "./engine/compile.ts";
export {
  explain,
  explainIn,
  POINT_PARTS,
  RANK_PARTS,
  type CauseShare,
  type Explained,
  type Explanation,
} from "./engine/explain.ts";
export {
  parseFramework,
  type Framework,
  type FrameworkInput,
  type Parsed,
  type Problem,
} from "./engine/framework.ts";
export {
  CELL_STATUS,
  parseObservations,
  tableOf,
  type CellStatus,
  type Observation,
  type Observations,
} from "./engine/observations.ts";
export { bestPeers, peersOf, rankAmong, type CityFacts, type PeerRule } from "./engine/peers.ts";
export { runIndex, standingOf, type IndexRun } from "./engine/run.ts";
export {
  absoluteScore,
  breaksBetween,
  seriesOf,
  type SeriesBreak,
  type SeriesPoint,
} from "./engine/series.ts";
export type { Cause } from "./engine/shapley.ts";
export type { Table } from "./engine/table.ts";
export { leversOf, whatIf, type Lever, type WhatIf } from "./engine/what-if.ts";
export { explainInWords } from "./explain-words.ts";
export { CATEGORIES, titleOf } from "./editions/catalogue.ts";
export { largeCities, type LargeCity } from "./editions/cities.ts";
export {
  anchorsOf,
  contradictions,
  editionFacts,
  otherFigures,
  publishedEdition2025,
  publishedFigures,
  publishedIndicators,
  type Contradiction,
  type EditionFacts,
  type PublishedFigure,
  type PublishedIndicator,
} from "./editions/published.ts";
export {
  SYNTHETIC_YEARS,
  syntheticEdition,
  type SyntheticEdition,
  type SyntheticYear,
} from "./editions/synthetic.ts";
export { registerIndexMeasure } from "./measures.ts";
export { noiseOf, USUAL_NOISE, type NoiseByStatus } from "./engine/noise.ts";
export {
  probabilityAhead,
  rankIntervals,
  simulate,
  USUAL_UNCERTAINTY,
  type RankInterval,
  type Uncertainty,
  type UncertaintyOptions,
} from "./engine/uncertainty.ts";
export { dataPackage, packageHash, type ExportFiles } from "./export/data-package.ts";
export { importTable, type ImportOptions } from "./import/import-table.ts";
export { balanceWeights } from "./engine/balance-weights.ts";
export { correlationMatrix, cronbachAlpha, pearson, spearman } from "./engine/correlations.ts";
export { imputeSeries } from "./engine/impute.ts";
export { compareMethods, leaveOneOut, type LeftOut } from "./engine/leave-one-out.ts";
export { scorePanel } from "./engine/panel.ts";
export { principalComponents } from "./engine/principal-components.ts";
export { rankSensitivity, type SensitivityOptions } from "./engine/sensitivity.ts";
export { lintIndex } from "./lint-index.ts";
