/*
 * What keeps a reader out, found in the page that is open: a list of sentences. The rules are those of WCAG 2.2 AA that a program can decide;
 * each says which.
 */
(() => {
    const found = [];
    const all = (query, from = document) => [...from.querySelectorAll(query)];
    const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.name ? "[name=" + e.name + "]" : "") + " '" + e.textContent.trim().slice(0, 30) + "'";
    const say = (rule, e) => found.push(rule + ": " + (typeof e == "string" ? e : name(e)));
    const is_seen = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;

    // 3.1.1, 3.1.2, 2.4.2: the language and the title of the page, and the language of a part
    if (!/^(zh-CN|en)$/.test(document.documentElement.lang)) say("3.1.1 language", document.documentElement.lang);
    all("[lang]").filter(e => !/^(zh-CN|en)$/.test(e.lang)).forEach(e => say("3.1.2 language of a part", e));
    if (document.title.trim().length < 4) say("2.4.2 title", document.title);

    // 1.3.1, 2.4.6: one h1, no level left out, none empty
    const headings = all("h1,h2,h3,h4,h5,h6").filter(is_seen);
    if (headings.filter(h => h.tagName == "H1").length != 1) say("1.3.1 one h1", headings.map(name).join(", "));
    headings.forEach((h, i) => {
        if (!h.textContent.trim()) say("2.4.6 empty heading", h);
        if (+h.tagName[1] > (i ? +headings[i - 1].tagName[1] + 1 : 1)) say("1.3.1 a level of headings is left out", h);
    });

    // 1.3.1, 2.4.1: landmarks; all that is seen lies in one; a first link leads to the content
    for (const [query, least, most] of [["main", 1, 1], ["body>header", 1, 1], ["body>footer", 1, 1], ["nav", 0, 9]]) {
        const n = all(query).length;
        if (n < least || n > most) say("1.3.1 landmarks", n + " " + query);
    }
    const labels = all("nav").map(e => e.getAttribute("aria-label"));
    if (labels.some(l => !l) || new Set(labels).size != labels.length) say("1.3.1 names of navigation", labels.join(", "));
    [...document.body.children].filter(e => !e.matches("main,header,footer,nav,script,.skip")).forEach(e => say("1.3.1 outside of landmarks", e));
    const first = document.querySelector("a[href],button,input,select,summary,[tabindex='0']");
    if (!first?.hash || !document.querySelector(first.hash)) say("2.4.1 the first link leads to the content", first || "none");

    // 4.1.1: ids
    const ids = all("[id]").map(e => e.id);
    ids.filter((id, i) => ids.indexOf(id) != i).forEach(id => say("4.1.1 id twice", id));
    for (const a of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "list"]) {
        all("[" + a + "]").forEach(e => e.getAttribute(a).split(/\s+/).filter(id => !document.getElementById(id)).forEach(() => say("4.1.2 " + a + " of nothing", e)));
    }

    // 1.1.1: pictures have a name or are said to be none
    all("img:not([alt])").forEach(e => say("1.1.1 picture without a text", e));
    all("svg").filter(e => !e.closest("[aria-hidden=true]") && !(e.getAttribute("role") == "img" && (e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.querySelector(":scope>title")?.textContent.trim())))
        .forEach(e => say("1.1.1 drawing without a name", e));

    // 4.1.2, 2.1.1: parts of a form have a label that is seen (1.3.5, 3.3.2); nothing changes the order of Tab
    all("input:not([type=hidden]),select,textarea").forEach(e => {
        const label = [...(e.labels || [])].map(l => [...l.childNodes].filter(n => n != e && n.nodeName != "SELECT").map(n => n.textContent).join("").trim()).join("");
        if (!label && !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")) say("3.3.2 no label", e);
    });
    all("fieldset").filter(e => !e.querySelector("legend")?.textContent.trim()).forEach(e => say("1.3.1 group without a name", e));
    all("[tabindex]").filter(e => e.tabIndex > 0).forEach(e => say("2.4.3 order of Tab", e));
    all("a[href],button,summary").filter(is_seen).forEach(e => {
        if (!e.textContent.trim() && !e.getAttribute("aria-label")) say("2.4.4 no name", e);
    });
    all("a:not([href])").forEach(e => say("2.1.1 a link that the keyboard does not reach", e));
    all("[onclick],[role=button]:not(button),[role=link]:not(a)").forEach(e => say("2.1.1 a button that is none", e));

    // 2.4.4: the same words do not lead to two places, on this page
    const leads = new Map();
    all("main a[href]").filter(is_seen).forEach(a => {
        const words = (a.getAttribute("aria-label") || a.textContent).trim() + " / " + (a.closest("nav,section,td,table")?.getAttribute("aria-label") || "");
        if (leads.has(words) && leads.get(words) != a.href) say("2.4.4 the same words lead elsewhere", a);
        leads.set(words, a.href);
    });

    // 1.3.1: tables
    all("table").forEach(t => {
        if (!all("th", t).length) say("1.3.1 table without headings", t);
        all("th", t).filter(h => !/^(col|row|colgroup|rowgroup)$/.test(h.scope)).forEach(h => say("1.3.1 heading of a table without scope", h));
        all("thead th", t).filter(h => !h.textContent.trim()).forEach(h => say("1.3.1 empty heading of a table", t));
        const wide = r => [...r.cells].reduce((n, c) => n + c.colSpan, 0);
        if (!t.querySelector("[rowspan]") && new Set([...t.rows].map(wide)).size > 1) say("1.3.1 rows of different lengths", t);
    });
    all("dl").forEach(d => [...d.children].filter(e => !e.matches("dt,dd,div,script,template")).forEach(e => say("1.3.1 not of a list of terms", e)));
    all("ul,ol").forEach(l => [...l.children].filter(e => !e.matches("li,script,template")).forEach(e => say("1.3.1 not of a list", e)));
    all("ul,ol").filter(l => !l.children.length).forEach(e => say("1.3.1 empty list", e.parentElement));

    // 4.1.2: what scrolls is reached by the keyboard and has a name
    all("*").filter(e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth).forEach(e => {
        if (e.tabIndex < 0 && !e.querySelector("a[href],button,input")) say("2.1.1 scrolls, and not by the keyboard", e);
        if (e.tabIndex >= 0 && !(e.getAttribute("role") && (e.getAttribute("aria-label") || e.getAttribute("aria-labelledby")))) say("4.1.2 scrolls, and has no name", e);
    });
    all("[role=region]").filter(e => !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")).forEach(e => say("4.1.2 region without a name", e));
    const regions = all("[role=region]").map(e => e.getAttribute("aria-label"));
    regions.filter((r, i) => regions.indexOf(r) != i).forEach(r => say("2.4.6 two regions of one name", r));

    // 2.5.8: what is pressed is 24 pixels high and wide, or so far from all others that a circle of that size around its middle touches none
    const box_of = e => (e.type == "checkbox" || e.type == "radio" ? e.closest("label") || e : e).getBoundingClientRect();
    const pressed = all("a[href],button,input:not([type=hidden]),select,textarea,summary").filter(is_seen).map(e => [e, box_of(e)]);
    const is_small = b => b.width < 24 || b.height < 24;
    const middle = b => [b.x + b.width / 2, b.y + b.height / 2];
    const touches = (b, other) => {
        const [x, y] = middle(b), [u, v] = middle(other);
        if (is_small(other) && Math.hypot(x - u, y - v) < 24) return true;
        return Math.hypot(x - Math.max(other.left, Math.min(x, other.right)), y - Math.max(other.top, Math.min(y, other.bottom))) < 12;
    };
    pressed.filter(([e, b]) => is_small(b) && !e.matches("p a,td a,dd a,li a:not(nav a),.skip")).forEach(([e, b]) => {
        if (pressed.some(([f, other]) => f != e && !f.contains(e) && !e.contains(f) && touches(b, other))) say("2.5.8 small: " + Math.round(b.width) + " x " + Math.round(b.height), e);
    });

    // 1.4.3, 1.4.11: contrast
    const colour = text => {
        const part = text.match(/[\d.]+/g)?.map(Number) || [0, 0, 0, 0];
        return /^rgba?\(/.test(text) ? [part[0], part[1], part[2], part[3] ?? 1] : say("1.4.3 a colour that is not understood", text) || [0, 0, 0, 1];
    };
    const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
    const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
        const v = c[i] / 255;
        return sum + part * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    }, 0);
    const ratio = (a, b) => {
        const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
        return (x + 0.05) / (y + 0.05);
    };
    // what lies under an element: the backgrounds of all around it, on the canvas
    const ground = e => {
        const layers = [];
        for (let at = e; at; at = at.parentElement) {
            const c = getComputedStyle(at);
            if (c.backgroundImage != "none") say("1.4.3 a picture lies under text", at);
            layers.push(colour(c.backgroundColor));
        }
        return layers.reverse().reduce((under, layer) => over(layer, under), matchMedia("(prefers-color-scheme:dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1]);
    };
    // ... and under a text of a drawing: the last shape before it that covers its middle
    const ground_in_drawing = text => {
        const box = text.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        let under = ground(text.ownerSVGElement);
        for (const shape of all("rect,path,circle,polygon", text.ownerSVGElement)) {
            const b = shape.getBoundingClientRect(), style = getComputedStyle(shape);
            if (text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING || shape.closest("defs,pattern")) continue;
            if (style.fill == "none" || /^url/.test(style.fill) || b.left > x || b.right < x || b.top > y || b.bottom < y) continue;
            const c = colour(style.fill);
            c[3] *= style.fillOpacity * style.opacity;
            under = over(c, under);
        }
        return under;
    };
    const reads = (e, style, ink, under, what) => {
        if (e.ownerSVGElement && /^stroke/.test(style.paintOrder) && parseFloat(style.strokeWidth) >= 2) under = over(colour(style.stroke), under); // its halo
        const size = parseFloat(style.fontSize), least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5, is = ratio(over(ink, under), under);
        if (is < least) say("1.4.3 contrast " + is.toFixed(2) + what, e);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (const done = new Set(); texts.nextNode();) {
        const e = texts.currentNode.parentElement;
        if (done.has(e) || !texts.currentNode.data.trim() || !is_seen(e) || e.closest(".skip:not(:focus),title,desc")) continue;
        done.add(e);
        const style = getComputedStyle(e), svg = e.ownerSVGElement, under = svg ? ground_in_drawing(e.closest("text") || e) : ground(e);
        reads(e, style, colour(svg ? style.fill : style.color), under, "");
        for (const pseudo of ["::before", "::after"]) {
            const p = getComputedStyle(e, pseudo);
            if (p.content != "none" && p.content != "normal" && p.content != '""') reads(e, p, colour(p.color), under, " of " + pseudo);
        }
    }
    all("input:not([type=hidden]):not([type=checkbox]):not([type=radio]),select,textarea,button").filter(is_seen).forEach(e => {
        const is = ratio(colour(getComputedStyle(e).borderTopColor), ground(e.parentElement));
        if (is < 3) say("1.4.11 border " + is.toFixed(2), e);
    });
    return [...new Set(found)];
})()
