import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { openFromNotification, parsePush, showPush } from "./push.ts";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

const OFFLINE_PAGE = "/offline";
/** Paths the API answers; the worker leaves them alone. */
const API_PATHS = /^\/(?:api|trpc|v1|files|docs|stream)(?:\/|$)/;

precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: "", cleanURLs: false });
cleanupOutdatedCaches();

/** A page: from the network, else its prerendered shell (the driver app), else the offline page. */
registerRoute(
  new NavigationRoute(
    async ({ request, url }) => {
      try {
        return await fetch(request);
      } catch {
        const shell = (await matchPrecache(url.pathname)) ?? (await matchPrecache(OFFLINE_PAGE));
        return shell ?? Response.error();
      }
    },
    { denylist: [API_PATHS] },
  ),
);

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(showPush(self.registration, parsePush(event.data))));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openFromNotification(self.clients, event.notification.data, self.location.origin));
});
