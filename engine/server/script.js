/*
 * What the pages can do where scripts run; without it they are complete. No library, nothing from elsewhere, no style and no script made
 * of text (the Content-Security-Policy forbids them). The words it shows are attributes of its own element, in the language of the page.
 *
 * A table is taken as blocks of rows: a row whose first cell is empty continues the one above it and stays with it.
 */
"use strict";
(() => {
    const words = document.currentScript.dataset;

    const make = (name, attributes, ...content) => {
        const element = document.createElement(name);

        for (const [key, value] of Object.entries(attributes))
            element.setAttribute(key, value);
        element.append(...content);
        return element;
    };

    /* "{n} of {all}" with what n and all are. */
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);

    /* --- sorting: a heading is a button; up, down, as it was -------------------------------- */

    const scales = {"%": 0.01, "wan": 1e4, "万": 1e4, "万元": 1e4, "yi": 1e8, "亿": 1e8, "亿元": 1e8};
    const number = /^[<>≤≥=~≈]?\s*([+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)\s*(%|wan|yi|万元|亿元|万|亿)?(?=$|[\s–(（,，;；])/;

    /* The value of a number as it is shown, "1,234.5", "> 95%", "365.7 wan", or of the first of two, "32 – 35"; NaN: it is none. */
    function valueOf(text) {
        const found = number.exec(text.replace("−", "-"));

        return found ? Number(found[1].replaceAll(",", "")) * (scales[found[2]] ?? 1) : NaN;
    }

    function blocksOf(body) {
        const firstIsNumber = body.rows[0].cells[0].classList.contains("n");
        const blocks = [];

        for (const row of body.rows) {
            if (blocks.length && !firstIsNumber && !row.cells[0].textContent.trim())
                blocks.at(-1).push(row);
            else
                blocks.push([row]);
        }
        return blocks;
    }

    const textOf = (block, column) => block[0].cells[column]?.textContent.trim() ?? "";

    /* How two blocks stand by a column: by value if all that is there are numbers, else as the language orders words. */
    function orderOf(blocks, column) {
        const texts = blocks.map((block) => textOf(block, column)).filter((text) => text);

        if (texts.every((text) => !Number.isNaN(valueOf(text))))
            return (a, b) => valueOf(a) - valueOf(b);
        return new Intl.Collator(document.documentElement.lang, {numeric: true}).compare;
    }

    /* In place and stable; what is empty is last either way. */
    function sortBlocks(blocks, column, sign) {
        const order = orderOf(blocks, column);

        return [...blocks].sort((a, b) => {
            const first = textOf(a, column), second = textOf(b, column);

            return !first || !second ? Boolean(second) - Boolean(first) : sign * order(first, second);
        });
    }

    /* Parts of a whole, or groups of columns, have an order of their own. */
    function canBeSorted(table, blocks) {
        return blocks.length > 1 && table.tHead?.rows.length === 1 && !table.querySelector("[rowspan],[colspan]") &&
            !blocks.some((block) => [...block[0].cells].some((cell) => cell.textContent.startsWith("·")));
    }

    function addSorting(table, body, blocks, say) {
        const headings = [...table.tHead.rows[0].cells];

        headings.forEach((heading, column) => {
            const name = heading.textContent.trim();

            if (!name)
                return;
            heading.replaceChildren(make("button", {type: "button", title: words.sort}, ...heading.childNodes));
            heading.firstChild.addEventListener("click", () => {
                const was = heading.getAttribute("aria-sort");
                const next = !was ? "ascending" : was === "ascending" ? "descending" : null;

                headings.forEach((other) => other.removeAttribute("aria-sort"));
                if (next)
                    heading.setAttribute("aria-sort", next);
                body.append(...(next ? sortBlocks(blocks, column, next === "ascending" ? 1 : -1) : blocks).flat());
                say(next ? fill(words[next], {column: name}) : words.unsorted);
            });
        });
    }

    /* --- search as you type, among the rows of the page ------------------------------------- */

    const FEW_ROWS = 8;

    function addSearch(blocks, say) {
        const input = make("input", {type: "search", autocomplete: "off"});

        input.addEventListener("input", () => {
            const parts = input.value.toLowerCase().split(/\s+/).filter((part) => part);
            let shown = 0;

            for (const block of blocks) {
                const text = block.map((row) => row.textContent).join(" ").toLowerCase();
                const fits = parts.every((part) => text.includes(part));

                shown += fits;
                block.forEach((row) => row.hidden = !fits);
            }
            say(parts.length ? fill(words.found, {n: shown, all: blocks.length}) : "");
        });
        return make("label", {class: "search"}, words.search, " ", input);
    }

    /* The table is complete, or the page says which rows of it are here. */
    function isPart(table) {
        return (table.closest("section") ?? document).querySelector(".part") !== null;
    }

    function enliven(table) {
        const body = table.tBodies[0];

        if (!body?.rows.length)
            return;
        const blocks = blocksOf(body);
        const status = make("span", {role: "status"});
        const say = (text) => status.textContent = text && isPart(table) ? text + " " + words.part : text;
        const tools = make("p", {class: "tools"});

        if (canBeSorted(table, blocks))
            addSorting(table, body, blocks, say);
        if (blocks.length > FEW_ROWS)
            tools.append(addSearch(blocks, say));
        tools.append(status);
        (table.closest(".scroll") ?? table).before(tools);
    }

    const enlivenAll = (root) => root.querySelectorAll("table").forEach(enliven);

    enlivenAll(document);
})();
