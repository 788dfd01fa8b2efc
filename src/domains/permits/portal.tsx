import type { Route } from "#platform/http/route";
export const portalRoutes: readonly Route[] = [];
