import { expect, test } from "vitest";
import { createCookieJar } from "./cookie-jar.ts";

const answer = (...lines: string[]): Headers => {
  const headers = new Headers();
  for (const line of lines) headers.append("set-cookie", line);
  return headers;
};

test("cookies are kept by name, replaced, and dropped when the server ends them", () => {
  const jar = createCookieJar();
  expect(jar.header()).toBeNull();
  jar.take(answer("session=abc%2F=; Path=/; HttpOnly; Max-Age=604800", "theme=dark"));
  expect(jar.header()).toBe("session=abc%2F=; theme=dark");
  jar.take(answer("session=def; Path=/", "theme=; Max-Age=0", "nonsense"));
  expect(jar.header()).toBe("session=def");
  jar.clear();
  expect(jar.header()).toBeNull();
});
