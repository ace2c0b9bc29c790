(() => {
  'use strict';
  const form = document.getElementById('search');
  if (!form) return;
  const box = document.getElementById('q');
  const verdict = document.getElementById('f-verdict');
  const kind = document.getElementById('f-class');
  const hits = document.getElementById('hits');
  const articles = Array.from(document.querySelectorAll('article.migration'));
  const rows = new Map(Array.from(document.querySelectorAll('tr[data-m]'), row => ['m' + row.dataset.m, row]));
  const texts = new Map();
  const textOf = article => {
    let text = texts.get(article);
    if (text === undefined) {
      text = article.textContent.toLowerCase();
      texts.set(article, text);
    }
    return text;
  };
  const matches = (article, words) =>
    (!verdict.value || article.dataset.v === verdict.value) &&
    (!kind.value || article.dataset.k === kind.value) &&
    words.every(word => textOf(article).includes(word));
  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const article of articles) {
      const match = matches(article, words);
      article.hidden = !match;
      const row = rows.get(article.id);
      if (row) row.hidden = !match;
      if (match) shown++;
    }
    const all = shown === articles.length;
    hits.textContent = all ? '' : shown === 0 ? 'nothing found' : shown + ' of ' + articles.length;
  };
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView();
  };
  let waiting = 0;
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 60);
  });
  verdict.addEventListener('change', apply);
  kind.addEventListener('change', apply);
  form.addEventListener('submit', event => event.preventDefault());
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === 'Escape' && event.target === box) {
      box.value = '';
      apply();
    }
  });
  window.addEventListener('hashchange', open);
  window.addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(each => { each.open = true; }));
  form.hidden = false;
  open();
})();
