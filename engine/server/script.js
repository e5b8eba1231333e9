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
        const tools = make("div", {class: "tools"});

        if (canBeSorted(table, blocks))
            addSorting(table, body, blocks, say);
        if (blocks.length > FEW_ROWS)
            tools.append(addSearch(blocks, say));
        tools.append(status);
        (table.closest(".scroll") ?? table).before(tools);
    }

    const enlivenAll = (root) => root.querySelectorAll("table").forEach(enliven);

    /* --- what if: sliders, and the result at once -------------------------------------------- */

    const WAIT_MS = 120, MOST_SAID = 4;

    /* In the unit of the field, "now 4292.9576 wan" is 4292.9576; NaN: it is none, or a law or a step from what it is. */
    const fieldValue = (text, unit) => valueOf(text.trim()) / (/[%a-z\u4e00-\u9fff]/.test(text) ? scales[unit.trim()] ?? 1 : 1);

    /* As many digits as anybody can mean by a place on a slider. */
    function rounded(value, span, isWhole) {
        const step = isWhole ? Math.max(1, 10 ** Math.floor(Math.log10(span / 200))) : 10 ** Math.floor(Math.log10(span / 500));

        return Number((Math.round(value / step) * step).toFixed(4));
    }

    /* A slider under a field. Where something happens it holds, and where the figure is now, which leaves the field empty. */
    function addSlider(input) {
        const {unit, now} = input.dataset, isWhole = "whole" in input.dataset;
        const start = now ? fieldValue(now, unit) : NaN;
        const marks = [...input.list?.options ?? []].map((option) => Number(option.value));
        const places = Number.isNaN(start) ? marks : [start, ...marks];

        if (!places.length)
            return; // nothing is known by which it could be set out
        const most = Math.max(0, ...places) * 1.5 || 10, least = "signed" in input.dataset ? Math.min(0, ...places) * 1.5 || -most : 0;
        const range = make("input", {type: "range", min: least, max: Math.ceil(most), step: "any",
                                     "aria-label": fill(words.slider, {figure: input.labels[0].textContent.trim()})});
        const span = Math.ceil(most) - least;
        const held = (value) => places.find((place) => Math.abs(place - value) < span / 100) ?? rounded(value, span, isWhole);

        const follow = () => {
            const value = input.value ? fieldValue(input.value, unit) : start;

            if (Number.isNaN(value))
                return;
            range.max = Math.max(range.max, value);
            range.value = value;
        };

        if (input.list)
            range.setAttribute("list", input.list.id);
        range.addEventListener("input", () => {
            const value = held(Number(range.value));

            input.value = value === start ? "" : value;
        });
        range.addEventListener("keydown", (event) => {
            const by = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1}[event.key];

            if (!by)
                return;
            event.preventDefault();
            range.value = Number(range.value) + by * Math.max(span / 100, isWhole ? 1 : 0) * 1.01;
            range.dispatchEvent(new Event("input", {bubbles: true}));
            follow();
        });
        range.addEventListener("change", follow);
        input.addEventListener("input", follow);
        range.value = Number.isNaN(start) ? least : start;
        follow();
        input.after(range);
    }

    /* The address that the form stands for, as a browser would send it. */
    function addressOf(form) {
        const address = new URL(form.action);

        for (const [name, value] of new FormData(form)) {
            if (value)
                address.searchParams.append(name, value);
        }
        return address;
    }

    /* The same page in the other language follows. */
    function keepAddress(address) {
        const link = document.querySelector("a.language");

        history.replaceState(null, "", address);
        if (link) {
            const other = new URL(address);

            other.searchParams.set("lang", link.lang === "en" ? "en" : "zh");
            link.href = other;
        }
    }

    /* "verdict: no → open; score: 32 – 35 → 34 – 37" from the tables of each scenario whose last columns are before and after. */
    function summaryOf(result) {
        const changes = (section) => [...section.querySelectorAll("table")].at(-1)?.tBodies[0];
        const words = (row) => {
            const [name, before, after] = [...row.cells].slice(-3).map((cell) => cell.textContent.trim());

            return before === after ? name + ": " + after : name + ": " + before + " → " + after;
        };

        return [...result.querySelectorAll("section")].map((section) => [...changes(section)?.rows ?? []].slice(0, MOST_SAID).map(words).join("; ")).join(" | ");
    }

    function addLiveResult(form) {
        const result = document.getElementById(form.dataset.result);
        const status = make("div", {class: "summary", role: "status"});
        let timer, request;

        async function ask() {
            const address = addressOf(form), part = new URL(address);

            request?.abort();
            request = new AbortController();
            if (!("whole" in form.dataset))
                part.searchParams.set("part", "1");
            result.classList.add("busy");
            try {
                const answer = await fetch(part, {signal: request.signal});
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                const found = page.getElementById(result.id);

                if (!found)
                    throw new Error(page.querySelector("h1")?.textContent ?? answer.statusText);
                result.replaceChildren(...found.childNodes);
                enlivenAll(result);
                status.textContent = result.querySelector("[role=alert]")?.textContent ?? ("summary" in form.dataset ? summaryOf(result) : words.fresh);
                keepAddress(address);
            } catch (error) {
                if (error.name === "AbortError")
                    return;
                status.textContent = words.failed;
            }
            result.classList.remove("busy");
        }

        form.append(status);
        form.addEventListener(form.dataset.when ?? "input", (event) => {
            clearTimeout(timer);
            if (event.target.name === "compare")
                form.requestSubmit(); // it changes the form itself
            else
                timer = setTimeout(ask, WAIT_MS);
        });
    }

    enlivenAll(document);
    document.querySelectorAll("form[data-result]").forEach((form) => {
        form.querySelectorAll("input[data-unit]").forEach(addSlider);
        addLiveResult(form);
    });
})();
