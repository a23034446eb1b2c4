export const THEME_STORAGE_KEY = "fairmile.theme";

/**
 * Runs before the first paint: the person's choice, else the system's. Kept as text because it stands
 * inline in the document's head, ahead of every bundle.
 */
export const THEME_SCRIPT = `(()=>{try{var c=localStorage.getItem("${THEME_STORAGE_KEY}")}catch(e){}
var m=matchMedia("(prefers-color-scheme: dark)"),r=document.documentElement;
r.dataset.theme=c==="light"||c==="dark"?c:m.matches?"dark":"light"})()`;
