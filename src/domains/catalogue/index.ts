export { availabilityOf, serviceBlocks, type Availability, type ServiceBlock } from "./availability.ts";
export { describeFinding, type CityFinding } from "./finding.ts";
export { readYaml, type YamlFile } from "./read-yaml.ts";
export { lintUnchecked } from "./lint-city.ts";
export { holidaysOf } from "./holidays.ts";
export { hoursOn, type IsHoliday } from "./open-now.ts";
export { isHoursText, parseHours, type OpeningHours } from "./opening-hours.ts";
export { loadCity, type LoadedCity } from "./load-city.ts";
export { serviceJsonSchema, type City, type Office, type Service, type ServiceInput } from "./schema.ts";
export { search, type SearchHit } from "./search.ts";
export {
  cityFolderOf,
  cityOf,
  findService,
  getService,
  getServiceVersion,
  listServices,
  openCatalogue,
  type ServiceVersion,
} from "./services.ts";
export { listenToContent, publishDefinitions } from "./setting-reload.ts";
