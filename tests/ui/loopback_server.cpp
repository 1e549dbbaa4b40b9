#include "tests/ui/loopback_server.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace residua::test {

LoopbackServer::LoopbackServer() : m_server(std::make_unique<QTcpServer>())
{
    m_server->listen(QHostAddress::LocalHost);
    QObject::connect(m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            QObject::connect(socket, &QTcpSocket::readyRead, m_server.get(), [this, socket] { read(*socket); });
    });
}

LoopbackServer::~LoopbackServer() = default;

QString LoopbackServer::url() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_server->serverPort());
}

void LoopbackServer::read(QTcpSocket &socket)
{
    const QByteArray request = socket.property("request").toByteArray() + socket.readAll();
    socket.setProperty("request", request);
    if (!request.contains("\r\n\r\n"))
        return;
    socket.setProperty("request", QByteArray());
    if (request.startsWith("GET /net"))
        return send(socket, request);
    socket.write("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found");
}

void LoopbackServer::send(QTcpSocket &socket, const QByteArray &request)
{
    qint64 from = 0;
    if (const qsizetype range = request.toLower().indexOf("range: bytes="); range >= 0)
        from = request.mid(range + 13, request.indexOf('-', range) - range - 13).toLongLong();
    asked << from;
    const bool part = from > 0;
    const QByteArray rest = bytes.mid(from);
    QByteArray head = part ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + QByteArray::number(from) + "-"
            + QByteArray::number(bytes.size() - 1) + "/" + QByteArray::number(bytes.size()) + "\r\n"
                           : QByteArray("HTTP/1.1 200 OK\r\n");
    head += "Content-Length: " + QByteArray::number(rest.size()) + "\r\n\r\n";
    socket.write(head + rest.left(cutAfter >= 0 ? cutAfter : rest.size()));
    if (cutAfter >= 0)
        socket.disconnectFromHost();
}

} // namespace residua::test
