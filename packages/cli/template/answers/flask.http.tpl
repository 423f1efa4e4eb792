# Recorded by `decant record` with Flask 3.1.3, Werkzeug 3.1.9.

### Hello
HTTP/1.1 200 OK
Server: Werkzeug/{version} Python/{version}
Date: {date}
Content-Type: text/html; charset=utf-8
Content-Length: 11
Connection: close

Hello, Ada!

### Markup in the name
HTTP/1.1 200 OK
Server: Werkzeug/{version} Python/{version}
Date: {date}
Content-Type: text/html; charset=utf-8
Content-Length: 20
Connection: close

Hello, &lt;b&gt;Ada!

### No name
HTTP/1.1 400 BAD REQUEST
Server: Werkzeug/{version} Python/{version}
Date: {date}
Content-Type: text/html; charset=utf-8
Content-Length: 167
Connection: close

<!doctype html>
<html lang=en>
<title>400 Bad Request</title>
<h1>Bad Request</h1>
<p>The browser (or proxy) sent a request that this server could not understand.</p>

