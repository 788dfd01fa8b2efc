import type { LinkItem } from "#kern";
import { anyStaff } from "#platform/permissions";
import type { PageRequest, Route } from "#platform/http/route";
import { messages } from "./messages.ts";

type Asking = Pick<PageRequest, "area" | "ctx" | "href" | "language">;

/** The entries of the main navigation, by area and by what the person may do. */
export function navigationOf(
  request: Asking,
  section: string | undefined,
): (LinkItem & { readonly current: boolean })[] {
  const text = messages(request.language);
  const { actor } = request.ctx;
  const item = (path: string, label: string) => ({
    href: request.href(path),
    label,
    current: section === path,
  });
  if (request.area === "portal") {
    return [
      item("/leistungen", text.services),
      item("/termine", text.appointments),
      ...(actor.kind === "resident"
        ? [
            item("/meine-antraege", text.mine),
            item("/postfach", text.inbox),
            item("/mein-fuehrerschein", text.licence),
          ]
        : [item("/fortsetzen", text.resume)]),
    ];
  }
  if (actor.kind !== "staff") return [];
  const has = (...roles: string[]): boolean => actor.roles.some((role) => roles.includes(role));
  return [
    ...(has("caseworker", "lead")
      ? [item("/desk", text.queue), item("/desk/antraege", text.enter), item("/desk/druck", text.print)]
      : []),
    ...(has("lead") ? [item("/desk/team", text.team)] : []),
    ...(has("caseworker", "lead") ? [item("/desk/ausweise", text.permits)] : []),
    ...(has("front-office", "lead", "planner") ? [item("/desk/termine", text.appointments)] : []),
    ...(has("registrar", "front-office") ? [item("/desk/fuehrerscheine", text.licences)] : []),
    ...(has("warden") ? [item("/desk/kontrolle", text.warden)] : []),
    ...(has("officer") ? [item("/desk/index", text.cockpit)] : []),
    ...(has("administrator", "editor") ? [item("/admin", text.admin)] : []),
    ...(has("officer", "caseworker", "lead", "front-office", "registrar", "planner")
      ? [item("/desk/index/erhebung", text.collection)]
      : []),
  ];
}

/** Where staff begin: the first page that is theirs. */
export const homeRoute: Route = {
  method: "GET",
  path: "/desk/anfang",
  access: anyStaff,
  run: async (request) => {
    const [first] = navigationOf({ ...request, area: "desk" }, undefined);
    return first ? { redirectTo: first.href } : { redirect: "/" };
  },
};
