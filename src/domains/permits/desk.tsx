import type { Route } from "#platform/http/route";
export const deskRoutes: readonly Route[] = [];
