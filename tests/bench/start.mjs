// How long it takes until the page can be used, beside the least page that Yew can make, each with an empty cache.
import { mkdir, copyFile, writeFile } from "node:fs/promises";
import { serve } from "../e2e/server.mjs";
import { at, line, median, ms, slowDown, times } from "./measure.mjs";

const RUNS = 9;
const SLOWED_RUNS = 7;

/** As Trunk writes it, without what Hotseat adds. */
const HELLO = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" /><title>Hello</title>
    <script type="module">
      import init from "./hotseat-hello.js";
      await init({ module_or_path: "./hotseat-hello_bg.wasm" });
    </script>
    <link rel="modulepreload" href="./hotseat-hello.js" crossorigin="anonymous">
    <link rel="preload" href="./hotseat-hello_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm">
  </head>
  <body></body>
</html>`;

/** Watches for an element from the first moment: when it is painted and on top, and when a click has been answered. */
const watch = ({ selector, clicked, answered }) => {
  window.measured = new Promise((resolve) => {
    let usable;
    const look = () => {
      const element = document.querySelector(selector);
      if (!element) return requestAnimationFrame(look);
      if (usable === undefined) {
        const box = element.getBoundingClientRect();
        if (document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8)) !== element) return requestAnimationFrame(look);
        // What was drawn before this frame is on the screen in the next.
        return requestAnimationFrame(() => {
          usable = performance.now();
          document.querySelector(clicked).click();
          const wait = () => (document.querySelector(answered.selector)?.textContent.includes(answered.text)
            ? resolve({ usable, interactive: performance.now() }) : setTimeout(wait));
          wait();
        });
      }
    };
    requestAnimationFrame(look);
  });
};

const PAGES = [
  { selector: "main .button", clicked: "main .card a", answered: { selector: "main a.button", text: "Begin your answer" } },
  { selector: "main button", clicked: "main button", answered: { selector: "main button", text: "1" } },
];

/** Opens both pages in turn, each time in a fresh profile. */
export const start = async (browser, say) => {
  const folder = at("target/bench/hello");
  await mkdir(folder, { recursive: true });
  for (const name of ["hotseat-hello.js", "hotseat-hello_bg.wasm"]) await copyFile(at(`target/bench/${name}`), `${folder}/${name}`);
  await writeFile(`${folder}/index.html`, HELLO);
  const hosts = [await serve(), await serve(0, `${folder}/`)];
  const once = async (index, rate) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await slowDown(page, rate);
    await page.addInitScript(watch, PAGES[index]);
    await page.goto(hosts[index].url, { waitUntil: "commit" });
    const measured = await page.evaluate(() => window.measured);
    await context.close();
    return measured;
  };
  say("Start-up with an empty cache, from navigation; aim: 1.5 times the least Yew page:");
  say(line("", "Hotseat", "hello", "ratio"));
  for (const [rate, runs] of [[1, RUNS], [4, SLOWED_RUNS]]) {
    const found = [[], []];
    for (const index of [0, 1]) await once(index, rate);
    for (let run = 0; run < runs; run += 1) for (const index of [0, 1]) found[index].push(await once(index, rate));
    for (const [key, what] of [["usable", "first control painted and on top"], ["interactive", "a click answered: a scenario is open, one counted"]]) {
      const [own, bare] = found.map((all) => median(all.map((one) => one[key])));
      say(line(`${what}${rate > 1 ? `, ${rate}x slower` : ""}`, ms(own), ms(bare), times(own / bare)));
    }
  }
  for (const host of hosts) await host.stop();
};
