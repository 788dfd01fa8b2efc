import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { correlationMatrix } from "./correlations.ts";

export interface PrincipalComponents {
  /** Of the correlation matrix, the largest first; they add up to the number of columns. */
  readonly eigenvalues: readonly number[];
  /** Share of the variance that each component explains. */
  readonly explained: readonly number[];
  /** One list a component: how much each column counts in it; the largest one is positive. */
  readonly loadings: readonly (readonly number[])[];
}

/** Principal components of standardised columns (Handbook, step 4). No column may be constant. */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new Matrix(correlationMatrix(columns)),
    {
      assumeSymmetric: true,
    },
  );
  const order = realEigenvalues
    .map((_, at) => at)
    .toSorted((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  const eigenvalues = order.map((at) => realEigenvalues[at] ?? 0);
  return {
    eigenvalues,
    explained: eigenvalues.map((value) => value / columns.length),
    loadings: order.map((at) => upright(eigenvectorMatrix.getColumn(at))),
  };
}

/** Weights by the first component: the squares of its loadings, sum 1 (Handbook, step 6.1). */
export function componentWeights(columns: readonly Float64Array[]): number[] {
  return (principalComponents(columns).loadings[0] ?? []).map((loading) => loading ** 2);
}

/** The sign of an eigenvector is free; one rule for it makes results comparable. */
function upright(vector: readonly number[]): number[] {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? vector.map((value) => -value) : [...vector];
}
