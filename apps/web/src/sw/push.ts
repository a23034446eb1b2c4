import { messageTexts } from "@fairmile/contracts/messages";

/** What the API sends: words already written, where they lead, and a tag so that news replaces older news. */
export interface PushNews {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

const text = (value: unknown, fallback: string): string =>
  typeof value === "string" && value !== "" ? value.slice(0, 300) : fallback;

/** Reads a push; a browser that has told people it will show something must show something, whatever came. */
export const parsePush = (data: PushMessageData | null): PushNews => {
  let raw: Record<string, unknown> = {};
  try {
    const parsed: unknown = data?.json();
    if (typeof parsed === "object" && parsed !== null) raw = { ...parsed };
  } catch {
    // not JSON: the general words stand in
  }
  const url = text(raw["url"], "/driver");
  return {
    title: text(raw["title"], messageTexts["web.name"]),
    body: text(raw["body"], messageTexts["web.push.fallback"]),
    // A push opens this app and nothing else.
    url: url.startsWith("/") && !url.startsWith("//") ? url : "/driver",
    tag: text(raw["tag"], "fairmile"),
  };
};

/** Shows the news; vibration and sound are left to the device's own settings. */
export const showPush = (registration: ServiceWorkerRegistration, news: PushNews): Promise<void> =>
  registration.showNotification(news.title, {
    body: news.body,
    tag: news.tag,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    data: { url: news.url },
  });

/** A tap: to a window that shows it already, else to any window of ours, else to a new one. */
export const openFromNotification = async (clients: Clients, data: unknown, origin: string): Promise<void> => {
  const path = typeof data === "object" && data !== null && "url" in data ? String(data.url) : "/driver";
  const target = new URL(path, origin).href;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = open.find((client) => client.url === target);
  if (there) {
    await there.focus();
    return;
  }
  const [any] = open;
  if (any) {
    await any.focus();
    await any.navigate(target);
    return;
  }
  await clients.openWindow(target);
};
