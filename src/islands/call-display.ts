/**
 * The screen in the waiting room: asks for the page again every few seconds and says aloud what is new. Everything it
 * shows and says was made on the server.
 */
const EVERY_MS = 3000;
const display = document.getElementById("call-display");
const said = new Set(callsIn(document).map(({ key }) => key));

function callsIn(root: ParentNode): { readonly key: string; readonly sentence: string }[] {
  return [...root.querySelectorAll<HTMLElement>("[data-call]")].map((element) => ({
    key: element.dataset["call"] ?? "",
    sentence: element.dataset["say"] ?? "",
  }));
}

function say(sentence: string): void {
  if (!("speechSynthesis" in window)) return;
  const speech = new SpeechSynthesisUtterance(sentence);
  speech.lang = display?.lang ?? "de";
  speech.rate = 0.9;
  window.speechSynthesis.speak(speech);
}

async function refresh(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("call-display");
  if (!display || !fresh) return;
  const isNew = callsIn(fresh).filter(({ key }) => !said.has(key));
  if (display.textContent !== fresh.textContent) display.replaceChildren(...fresh.childNodes);
  for (const { key, sentence } of isNew) {
    said.add(key);
    say(sentence);
  }
}

// A screen that lost its network goes on when it is back.
setInterval(() => void refresh().catch(() => undefined), EVERY_MS);
