// Lays a demo that came from elsewhere into the playgrounds of a stage that waits for one.

/**
 * @param {Deck} deck
 * @param {[string, Playground][]} scripts
 * @param {boolean} goesOn whether a reload comes back to this demo: what stands in the editors is its presenter's
 */
export function lay(deck, scripts, goesOn) {
  for (const [name, { data, store, keeper, find }] of scripts) {
    const others = Object.entries(deck.scripts).filter(([other]) => other !== name);
    data.filename = name;
    const files = { ...deck.files, ...Object.fromEntries(others) };
    store.set("brought", { name, files });
    store.set("files", files);
    find(".rp-head__name").textContent = name;
    find(".rp-head__file").textContent = name;
    keeper.drafts.authors.add(deck.scripts[name]);
    store.set("original", deck.scripts[name]);
    if (goesOn) continue;
    keeper.drafts.stay = null;
    store.set("source", deck.scripts[name]);
    keeper.save();
  }
}
