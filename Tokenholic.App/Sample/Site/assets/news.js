// The list is drawn from news.json: a reader without JavaScript sees none of it.
(async () => {
  const items = await (await fetch('news.json')).json();
  const list = document.createElement('ul');
  list.className = 'posts';
  for (const item of items) {
    const link = document.createElement('a');
    link.href = item.url;
    link.textContent = item.title;
    const summary = document.createElement('p');
    summary.textContent = `${item.date}　${item.summary}`;
    const row = document.createElement('li');
    row.append(link, summary);
    list.append(row);
  }
  document.getElementById('news').replaceChildren(list);
})();
