/** Words of the web app as a whole. */
export const webMessages = {
  "web.name": "Fairmile",
  "web.description": "Local delivery with an honest auction. What a driver is shown is what a driver is paid, or more.",
  "web.home": "To the start",
  "web.dayAndTime": "{day}, {time}",

  "web.landing.title": "Local delivery at an honest price",
  "web.landing.lead":
    "Stores post what must go out. Drivers nearby say what they would do it for. A sealed round every few seconds settles it, and shows its sums.",
  "web.landing.price": "Shown is paid",
  "web.landing.price.note": "What a driver is shown is what a driver is paid, or more. Being quick wins nothing.",
  "web.landing.replay": "Nothing is hidden",
  "web.landing.replay.note":
    "Every round can be worked out again. Winner and losers each get the reason in plain words.",
  "web.landing.money": "The money adds up",
  "web.landing.money.note": "To the cent, for every order. A tip goes to the driver whole.",

  "web.door.label": "Ways in",
  "web.door.drive": "Drive",
  "web.door.drive.note": "See work near you, claim it or name your price.",
  "web.door.store": "Send from your store",
  "web.door.store.note": "Post a pickup in twenty seconds and watch it go.",
  "web.door.admin": "Run the market",
  "web.door.admin.note": "Rounds, prices, drivers and every cent.",

  "web.demo.title": "This is a demo. Be somebody with one click",
  "web.demo.driver": "drives",
  "web.demo.store": "keeps a store",
  "web.demo.admin": "runs the market",
  "web.demo.inbox": "Mail and text messages stay here.",

  "web.inbox.title": "Inbox of the demo",
  "web.inbox.note": "What would have been mailed or texted to anybody, newest first.",
  "web.inbox.to": "{channel} to {to}",
  "web.inbox.email": "Mail",
  "web.inbox.sms": "Text message",
  "web.inbox.empty": "Mail and text messages will appear here",
  "web.inbox.emptyHint": "Sign in with any address and its code lands on this page.",

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
