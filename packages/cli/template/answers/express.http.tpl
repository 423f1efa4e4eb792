# Recorded by `decant record` with Express 5.3.0.

### Hello
HTTP/1.1 200 OK
X-Powered-By: Express
Content-Type: text/html; charset=utf-8
Content-Length: 11
ETag: W/"b-zQNvmiR/ZQMQatx6+LFvPFZot8U"
Date: {date}
Connection: close

Hello, Ada!

### Markup in the name
HTTP/1.1 200 OK
X-Powered-By: Express
Content-Type: text/html; charset=utf-8
Content-Length: 20
ETag: W/"14-NDShjvKariX/1JFbNE06HQd/j4g"
Date: {date}
Connection: close

Hello, &lt;b&gt;Ada!

### No name
HTTP/1.1 400 Bad Request
X-Powered-By: Express
Content-Type: text/html; charset=utf-8
Content-Length: 25
ETag: W/"19-IAQD/ZJJAvoGOkvmXTEx0kAek2c"
Date: {date}
Connection: close

The query needs one name.
