/** Words of the web app as a whole. */
export const webMessages = {
  "web.name": "Fairmile",
  "web.description": "Local delivery with an honest auction. What a driver is shown is what a driver is paid, or more.",
  "web.unreachable": "No answer from the server. Check your connection, then try again.",
  "web.connection.lost": "No connection. What you see may be old; it comes back by itself.",
  "web.offline.title": "You are offline",
  "web.offline.body":
    "This page was not kept on this device. What you did in the driver app is kept and sent when there is a connection.",
  "web.offline.retry": "Try again",
  "web.offline.driver": "Open the driver app",
  "web.notFound.title": "There is nothing at this address",
  "web.notFound.body": "The link may be old, or mistyped.",
  "web.notFound.home": "Go to the start",
  "web.crash.title": "This page stopped working",
  "web.crash.body": "It has not changed anything. Try again, or go to the start.",
  "web.unknownSentence": "No words for this yet: {key}",
  "web.push.fallback": "There is news in the driver app.",
} as const;
