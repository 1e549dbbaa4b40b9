#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace residua::test {

/// A server on this machine that has one file, whose name begins with "net".
class LoopbackServer {
public:
    QByteArray bytes;     ///< of the file
    qint64 cutAfter = -1; ///< bytes of a reply, then the connection ends; -1: never
    QList<qint64> asked;  ///< from which byte on, request by request

    LoopbackServer();
    ~LoopbackServer();

    QString url() const;

private:
    void read(QTcpSocket &socket);
    void send(QTcpSocket &socket, const QByteArray &request);

    std::unique_ptr<QTcpServer> m_server;
};

} // namespace residua::test
