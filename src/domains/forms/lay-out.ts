import type { Field, FlowDefinition, PageDefinition } from "./schema.ts";

/** A place in the definition as written, for findings. */
export type DefinitionPath = readonly (string | number)[];

/** A page with its fields and the places they come from, proofs and declarations put in. */
export type LaidPage = {
  readonly page: PageDefinition;
  readonly path: DefinitionPath;
  readonly fields: readonly LaidField[];
};
export type LaidField = {
  readonly field: Field;
  readonly path: DefinitionPath;
  readonly showWhenKey: "showWhen" | "when";
};
export type Layout = {
  readonly pages: readonly LaidPage[];
  /** Index of the first page made for proofs and declarations: where `to: end` leads. */
  readonly end: number;
};

/**
 * Puts proofs and declarations where they are asked: on the page they name, else a proof on a page of its own after
 * the written pages and all declarations together on the last page.
 */
export function layOut(definition: FlowDefinition): Layout {
  const proofs = definition.proofs.map((proof, index) => ({
    page: proof.page,
    laid: { field: proofField(proof), path: ["proofs", index], showWhenKey: "when" } satisfies LaidField,
  }));
  const declarations = definition.declarations.map((declaration, index) => ({
    page: declaration.page,
    laid: {
      field: declarationField(declaration),
      path: ["declarations", index],
      showWhenKey: "when",
    } satisfies LaidField,
  }));
  const placed = [...proofs, ...declarations];
  const written = definition.pages.map((page, index): LaidPage => {
    const own = page.fields.map((field, at): LaidField => ({
      field,
      path: ["pages", index, "fields", at],
      showWhenKey: "showWhen",
    }));
    const added = placed.filter((each) => each.page === page.id).map((each) => each.laid);
    return { page, path: ["pages", index], fields: [...own, ...added] };
  });
  const proofPages = proofs.filter((each) => !each.page).map(({ laid }) => proofPage(laid));
  const rest = declarations.filter((each) => !each.page).map((each) => each.laid);
  return { pages: [...written, ...proofPages, ...declarationsPage(rest)], end: written.length };
}

/** The page has the proof's condition, so that it is passed over when the proof is not needed. */
function proofPage(laid: LaidField): LaidPage {
  const { field, path } = laid;
  const { showWhen, ...shown } = field;
  const id = `nachweis-${field.key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/_/g, "-")}`;
  const page = { id, title: field.label, showWhen, fields: [] };
  return { page, path, fields: [{ ...laid, field: shown }] };
}

function declarationsPage(fields: readonly LaidField[]): LaidPage[] {
  if (fields.length === 0) return [];
  const page = { id: "erklaerungen", title: { de: "Erklärungen", en: "Declarations" }, fields: [] };
  return [{ page, path: ["declarations"], fields }];
}

function proofField(proof: FlowDefinition["proofs"][number]): Field {
  const { title, when, page: _, ...rest } = proof;
  return { ...rest, type: "proof", label: title, showWhen: when };
}

function declarationField(declaration: FlowDefinition["declarations"][number]): Field {
  const { when, page: _, ...rest } = declaration;
  return { ...rest, type: "declaration", required: true, showWhen: when };
}
