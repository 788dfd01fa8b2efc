import { kolnerPhonetik } from "../kolner-phonetik.ts";
import { nameKey } from "../name-key.ts";
import type { RegisterRecord } from "../register.ts";
import { isSameAddress } from "../same-address.ts";
import type { FurtherDatum, InformationRequest } from "./information-request.ts";

/**
 * Whether a record, found by the names' sound, fits all else that the request says. Every datum must fit: one that does
 * not means somebody else (BMG § 49 (4) Nr. 2).
 */
export function fitsRequest(record: RegisterRecord, { address, further }: InformationRequest): boolean {
  if (address && !record.residences.some((residence) => isSameAddress(residence, address))) return false;
  return (Object.entries(further) as [FurtherDatum, string][]).every(([key, asked]) =>
    FITS[key](record, asked),
  );
}

const FITS: Readonly<Record<FurtherDatum, (record: RegisterRecord, asked: string) => boolean>> = {
  religiousName: ({ person }, asked) => isSameName(person.religiousName, asked),
  artistName: ({ person }, asked) => isSameName(person.artistName, asked),
  birthDate: ({ person }, asked) => person.birthDate.toString() === asked,
  birthPlace: ({ person }, asked) => isSameName(person.birthPlace, asked),
  sex: ({ person }, asked) => person.sex === asked,
  representative: ({ representatives }, asked) => representatives.some((name) => soundsLike(name, asked)),
  movedInOn: ({ residences }, asked) => residences.some(({ validFrom }) => validFrom.toString() === asked),
  movedOutOn: ({ residences }, asked) =>
    residences.some(({ validUntil }) => validUntil?.toString() === asked),
  maritalStatus: ({ person }, asked) => person.maritalStatus === asked,
  marriage: ({ person }, asked) =>
    person.marriedOn !== undefined &&
    asked.startsWith(person.marriedOn.toString()) &&
    isSameName(person.marriedAt, asked.slice(asked.indexOf(" ") + 1)),
  spouse: ({ spouses }, asked) => spouses.some((name) => soundsLike(name, asked)),
  deceasedOn: ({ person }, asked) => person.deceasedOn?.toString() === asked,
  deathPlace: ({ person }, asked) => isSameName(person.deathPlace, asked),
};

function isSameName(known: string | undefined, asked: string): boolean {
  return known !== undefined && nameKey(known) === nameKey(asked);
}

/** Each word of the name asked for sounds like one of the known name. */
function soundsLike(known: string, asked: string): boolean {
  const words = (name: string): string[] => nameKey(name).split(" ").map(kolnerPhonetik);
  const knownWords = words(known);
  return words(asked).every((word) => knownWords.includes(word));
}
