import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import type { DisclosureBlock, Person, RegisterRecord, Residence } from "./register.ts";
import { toPerson } from "./own-rows.ts";
import { searchKeys } from "./search-keys.ts";
import type { PersonalDataTable } from "./tables.ts";

interface RecordRow extends Selectable<PersonalDataTable> {
  readonly residences: readonly ResidenceJson[];
  readonly blocks: readonly DisclosureBlock["kind"][];
  readonly spouses: readonly string[];
  readonly representatives: readonly string[];
}

interface ResidenceJson {
  readonly kind: Residence["kind"];
  readonly street: string;
  readonly house_number: string;
  readonly postal_code: string;
  readonly place: string;
  readonly has_conditional_block: boolean;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** The own register's `bySound`: one statement, whose arrays are empty rather than absent. */
export async function recordsBySound(
  ctx: Ctx,
  { familyName, givenNames }: Pick<Person, "familyName" | "givenNames">,
): Promise<readonly RegisterRecord[]> {
  const keys = searchKeys(familyName, givenNames);
  if (keys.length === 0) return [];
  const rows = await execute<RecordRow>(ctx.db, SELECT_RECORDS, [keys, ctx.today()]);
  return rows.map((row) => ({
    person: toPerson(row),
    residences: row.residences.map(residenceOf),
    blocks: row.blocks,
    spouses: row.spouses,
    representatives: row.representatives,
  }));
}

const HOLDS = (row: string): string =>
  `${row}.superseded_at IS NULL AND ${row}.valid_from <= $2 AND (${row}.valid_until IS NULL OR ${row}.valid_until > $2)`;

const RELATIVES = (condition: string): string => `
  ARRAY(SELECT other.given_names || ' ' || other.family_name
    FROM residents.relation AS relation
    JOIN residents.personal_data AS other ON ${condition}
    WHERE ${HOLDS("relation")} AND ${HOLDS("other")})`;

const SELECT_RECORDS = `
  SELECT data.*,
    coalesce((SELECT jsonb_agg(to_jsonb(residence) ORDER BY residence.kind, residence.valid_from DESC)
      FROM residents.residence AS residence
      WHERE residence.person_id = data.person_id AND residence.superseded_at IS NULL), '[]') AS residences,
    ARRAY(SELECT block.kind FROM residents.disclosure_block AS block
      WHERE block.person_id = data.person_id AND ${HOLDS("block")} ORDER BY block.kind) AS blocks,
    ${RELATIVES("relation.kind = 'spouse' AND relation.person_id = data.person_id AND other.person_id = relation.relative_id")} AS spouses,
    ${RELATIVES("relation.kind = 'child' AND relation.relative_id = data.person_id AND other.person_id = relation.person_id AND data.birth_date + interval '18 years' > $2")} AS representatives
  FROM residents.personal_data AS data
  WHERE ${HOLDS("data")} AND data.person_id IN (
    SELECT named.person_id FROM residents.personal_data AS named
    WHERE named.search_keys @> $1::text[] AND named.superseded_at IS NULL)
  ORDER BY data.person_id`;

function residenceOf(json: ResidenceJson): Residence {
  return {
    kind: json.kind,
    street: json.street,
    houseNumber: json.house_number,
    postalCode: json.postal_code,
    place: json.place,
    hasConditionalBlock: json.has_conditional_block,
    validFrom: Temporal.PlainDate.from(json.valid_from),
    validUntil: json.valid_until === null ? undefined : Temporal.PlainDate.from(json.valid_until),
  };
}
