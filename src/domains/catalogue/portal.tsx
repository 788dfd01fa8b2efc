import type { Route } from "#platform/http/route";
import { anyone } from "#platform/permissions";
import { showDigitalCity } from "./portal/digital-city-page.tsx";
import { showEasyLanguage } from "./portal/easy-language-page.tsx";
import { postFeedback, showFeedback, showFeedbackThanks } from "./portal/feedback-page.tsx";
import { sendSecurityContact, sendServiceSchema, sendSitemap } from "./portal/for-programs.ts";
import { showHome } from "./portal/home-page.tsx";
import { showOffice, showOffices } from "./portal/offices-page.tsx";
import { postRating, showRating, showRatingThanks } from "./portal/rating-page.tsx";
import { showSearch } from "./portal/search-page.tsx";
import { showService } from "./portal/service-page.tsx";
import { showServices, showSituation } from "./portal/services-page.tsx";
import {
  showAccessibility,
  showContact,
  showImprint,
  showPrivacy,
  showSignLanguage,
} from "./portal/static-pages.tsx";

const access = anyone;
const cached = { method: "GET", access, isCached: true } as const;

export const portalRoutes: readonly Route[] = [
  { ...cached, path: "/leistungen", run: showServices },
  { ...cached, path: "/leistungen/:key", run: showService },
  { ...cached, path: "/lebenslagen/:situation", run: showSituation },
  { ...cached, path: "/barrierefreiheit", run: showAccessibility },
  { ...cached, path: "/leichte-sprache", run: showEasyLanguage },
  { ...cached, path: "/gebaerdensprache", run: showSignLanguage },
  { ...cached, path: "/datenschutz", run: showPrivacy },
  { ...cached, path: "/impressum", run: showImprint },
  { ...cached, path: "/kontakt", run: showContact },
  // These say what is open at this moment, or count, or answer a query: not kept.
  { method: "GET", path: "/", access, run: showHome },
  { method: "GET", path: "/stellen", access, run: showOffices },
  { method: "GET", path: "/stellen/:key", access, run: showOffice },
  { method: "GET", path: "/digitale-stadt", access, run: showDigitalCity },
  { method: "GET", path: "/suche", access, perMinute: 240, run: showSearch },
  { method: "GET", path: "/feedback", access, run: showFeedback },
  { method: "POST", path: "/feedback", access, perMinute: 5, run: postFeedback },
  { method: "GET", path: "/feedback/danke", access, run: showFeedbackThanks },
  { method: "GET", path: "/zufriedenheit/:service", access, run: showRating },
  { method: "POST", path: "/zufriedenheit/:service", access, perMinute: 10, run: postRating },
  { method: "GET", path: "/zufriedenheit/:service/danke", access, run: showRatingThanks },
  { method: "GET", path: "/sitemap.xml", access, isOpen: true, run: sendSitemap },
  { method: "GET", path: "/.well-known/security.txt", access, isOpen: true, run: sendSecurityContact },
  { method: "GET", path: "/schema/service.json", access, isOpen: true, run: sendServiceSchema },
];
