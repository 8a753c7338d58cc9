async function request(method, path, body) {
  const response = await fetch(`/desk${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const value = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(value?.description ?? response.statusText);
  return value;
}

export const api = {
  desk: () => request('GET', ''),
  calls: () => request('GET', '/calls'),
  deliveries: () => request('GET', '/deliveries'),
  repeat: (updateId) => request('POST', `/updates/${updateId}/repeat`, {}),
  chat: (personId) => request('GET', `/people/${personId}`),
  room: (personId, roomId) => request('GET', `/people/${personId}/rooms/${roomId}`),
  addPerson: (person) => request('POST', '/people', person),
  addGroup: (title) => request('POST', '/groups', { title }),
  sendText: (personId, text, roomId) => request('POST', `/people/${personId}/messages`, { text, roomId }),
  press: (personId, press) => request('POST', `/people/${personId}/presses`, press),
  inlineQuery: (personId, query, offset) =>
    request('POST', `/people/${personId}/inline-queries`, { query, offset }),
  chooseInline: (personId, result, query, roomId) =>
    request('POST', `/people/${personId}/inline-results`, { result, query, roomId }),
  prepared: (personId, id) => request('GET', `/people/${personId}/prepared/${encodeURIComponent(id)}`),
  sendPrepared: (personId, id, roomId) =>
    request('POST', `/people/${personId}/prepared/${encodeURIComponent(id)}`, { roomId }),
  setBlocked: (personId, blocked) => request('POST', `/people/${personId}/block`, { blocked }),
  openWebApp: (personId, app) => request('POST', `/people/${personId}/web-app`, app),
  sendWebAppData: (personId, data) => request('POST', `/people/${personId}/web-app-data`, data),
  allowWriting: (personId) => request('POST', `/people/${personId}/write-access`, {}),
  customMethod: (personId, call) => request('POST', `/people/${personId}/custom-method`, call),
};

/** Live updates; `onOpen` comes at first and after each break, when some may have been missed. */
export function listen(onEvent, onOpen) {
  const source = new EventSource('/desk/events');
  source.addEventListener('open', onOpen);
  source.addEventListener('message', (event) => onEvent(JSON.parse(event.data)));
}
