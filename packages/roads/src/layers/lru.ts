/** A map that forgets what was used longest ago once it holds more than `capacity`. */
export interface Lru<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => void;
}

export const createLru = <V>(capacity: number): Lru<V> => {
  // A Map keeps its order of insertion: the first key is the one used longest ago.
  const map = new Map<string, V>();
  return {
    get: (key) => {
      const value = map.get(key);
      if (value === undefined) return undefined;
      map.delete(key);
      map.set(key, value);
      return value;
    },
    set: (key, value) => {
      map.delete(key);
      map.set(key, value);
      if (map.size <= capacity) return;
      const [oldest] = map.keys();
      if (oldest !== undefined) map.delete(oldest);
    },
  };
};
