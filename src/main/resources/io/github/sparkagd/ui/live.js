// Asks for this page again every second and shows what has changed. It asks at its own address, whatever stands before Spark.
(() => {
  "use strict";
  const SECOND = 1000;
  const shown = document.getElementById("agd-training");
  const state = document.getElementById("agd-state");
  const gone = "The application does not answer. Below is how it stood when it did.";

  const look = async () => {
    let wait = SECOND;
    // What somebody copies from is left alone.
    if (!document.hidden && String(getSelection()) === "") {
      try {
        const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("agd-training");
        if (!answer.ok || !fresh) throw new Error(gone);
        shown.replaceChildren(...fresh.childNodes);
        state.textContent = "";
      } catch (failed) {
        state.textContent = gone;
        wait = 10 * SECOND;
      }
    }
    setTimeout(look, wait);
  };
  setTimeout(look, SECOND);
})();
