export interface Registry<Value> {
  /** @throws Error when the key is taken: two domains may not answer for the same thing */
  add(system: object, key: string, value: Value): void;
  find(system: object, key: string): Value | undefined;
  get(system: object, key: string): Value;
  list(system: object): [string, Value][];
}

/** Where a domain lets those below it in the list register what it needs from them. */
export function registryOf<Value>(name: string): Registry<Value> {
  const bySystem = new WeakMap<object, Map<string, Value>>();
  const entries = (system: object): Map<string, Value> => {
    const known = bySystem.get(system) ?? new Map<string, Value>();
    bySystem.set(system, known);
    return known;
  };
  return {
    add: (system, key, value) => {
      if (entries(system).has(key)) throw new Error(`${name} "${key}" is registered twice`);
      entries(system).set(key, value);
    },
    find: (system, key) => entries(system).get(key),
    get: (system, key) => {
      const value = entries(system).get(key);
      if (value === undefined) throw new Error(`No ${name} "${key}" is registered`);
      return value;
    },
    list: (system) => [...entries(system)],
  };
}
